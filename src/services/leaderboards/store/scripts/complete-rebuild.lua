-- Completes what was read from the database, and is in the window's key with ':next:' and the token, by what has been noted
-- since. What the database had counted already is not counted again. From now on it follows what changes.
-- KEYS  1 head of the board   2 window
-- ARGV  1 token   2 definition   3 now, ms since 1970   4 how long the window lives, ms; 0 for ever   5 channel   6 board
--       7 name of the window   8 how long it lives when nobody is in it, ms; 0 for ever
-- Result: 'lost' when somebody else has begun since, or it is to be filled for another definition; 'in place' when there was nothing to compare
--       it with; else 'beside'.
local building, log, beside = KEYS[2] .. ':building', KEYS[2] .. ':log', KEYS[2] .. ':next'
if redis.call('GET', building) ~= ARGV[1] or redis.call('HGET', KEYS[1], 'definition') ~= ARGV[2] then
  return 'lost'
end
local filled = beside .. ':' .. ARGV[1]
for _, text in ipairs(redis.call('LRANGE', log, 0, -1)) do
  local noted = cjson.decode(text)
  if redis.call('SISMEMBER', filled .. ':counted', noted[1]) == 0 then
    add(filled, noted[2], noted[3])
  end
end
redis.call('DEL', log)
redis.call('HSET', filled .. ':meta', 'definition', ARGV[2], 'filledAt', ARGV[3])
if redis.call('HGET', KEYS[2] .. ':meta', 'definition') == ARGV[2] then
  move(filled, beside)
  live(beside, 600000)
  return 'beside'
end
move(filled, KEYS[2])
settle(KEYS[2], ARGV[4], ARGV[8])
redis.call('DEL', building)
tell(ARGV[5], ARGV[6], { ARGV[7] })
return 'in place'
