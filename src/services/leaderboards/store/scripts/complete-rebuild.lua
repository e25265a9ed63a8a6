-- Adds the recorded score events to the rebuilt copy, except those that the snapshot of the database has counted. The copy is
-- at the key of the window with ':next:' and the token. From now on it follows score events.
-- KEYS  1 head of the board   2 window
-- ARGV  1 token   2 definition   3 now in ms since 1970   4 TTL in ms, 0 for no expiry   5 channel   6 board
--       7 name of the window   8 TTL in ms if it has no members, 0 for no expiry
--       9 source of the scores: 'counters' or 'bookings'
-- Result: 'in place': the copy is the window, because there was none to compare it with; 'beside': both exist;
--       'lost': another process has begun a rebuild, or the definition has changed.
local building, log, beside = KEYS[2] .. ':building', KEYS[2] .. ':log', KEYS[2] .. ':next'
if redis.call('GET', building) ~= ARGV[1] or redis.call('HGET', KEYS[1], 'definition') ~= ARGV[2] then
  return 'lost'
end
local copy = beside .. ':' .. ARGV[1]
for _, text in ipairs(redis.call('LRANGE', log, 0, -1)) do
  local noted = cjson.decode(text)
  if redis.call('SISMEMBER', copy .. ':counted', noted[1]) == 0 then
    add(copy, noted[2], noted[3])
  end
end
redis.call('DEL', log)
redis.call('HSET', copy .. ':meta', 'definition', ARGV[2], 'filledAt', ARGV[3], 'from', ARGV[9])
if redis.call('HGET', KEYS[2] .. ':meta', 'definition') == ARGV[2] then
  move(copy, beside)
  set_ttl(beside, 600000)
  return 'beside'
end
move(copy, KEYS[2])
set_first_ttl(KEYS[2], ARGV[4], ARGV[8])
redis.call('DEL', building)
publish(ARGV[5], ARGV[6], { ARGV[7] })
return 'in place'
