-- Puts the new one in the place of the window, or drops it when both were alike.
-- KEYS  1 window
-- ARGV  1 token   2 'replace' or 'drop'   3 now, ms since 1970   4 how long the window lives, ms; 0 for ever   5 channel
--       6 board   7 name of the window   8 how long it lives when nobody is in it, ms; 0 for ever
-- Result: 1 done, 0 somebody else has begun since.
local building, beside = KEYS[1] .. ':building', KEYS[1] .. ':next'
if redis.call('GET', building) ~= ARGV[1] or redis.call('EXISTS', beside .. ':meta') == 0 then
  return 0
end
if ARGV[2] == 'replace' then
  move(beside, KEYS[1])
  settle(KEYS[1], ARGV[4], ARGV[8])
  tell(ARGV[5], ARGV[6], { ARGV[7] })
else
  drop(beside)
  -- Its time may just have come.
  if redis.call('EXISTS', KEYS[1] .. ':meta') == 1 then
    redis.call('HSET', KEYS[1] .. ':meta', 'filledAt', ARGV[3])
  end
end
redis.call('DEL', building)
return 1
