-- Replaces a window with its rebuilt copy, or drops the copy if both are equal.
-- KEYS  1 window
-- ARGV  1 token   2 'replace' or 'drop'   3 now in ms since 1970   4 TTL in ms, 0 for no expiry   5 channel   6 board
--       7 name of the window   8 TTL in ms if it has no members, 0 for no expiry
-- Result: 1 done; 0 another process has begun a rebuild.
local building, beside = KEYS[1] .. ':building', KEYS[1] .. ':next'
if redis.call('GET', building) ~= ARGV[1] or redis.call('EXISTS', beside .. ':meta') == 0 then
  return 0
end
if ARGV[2] == 'replace' then
  move(beside, KEYS[1])
  set_first_ttl(KEYS[1], ARGV[4], ARGV[8])
  publish(ARGV[5], ARGV[6], { ARGV[7] })
else
  drop(beside)
  -- The window may have expired meanwhile.
  if redis.call('EXISTS', KEYS[1] .. ':meta') == 1 then
    redis.call('HSET', KEYS[1] .. ':meta', 'filledAt', ARGV[3], 'from', 'bookings')
  end
end
redis.call('DEL', building)
return 1
