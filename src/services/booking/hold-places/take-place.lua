-- Takes a place among the live holds of a passenger. Ended ones are removed first.
-- KEYS  1 places
-- ARGV  1 hold id   2 maximum number of places   3 duration of the hold, ms   4 margin of clocks, ms
-- Result: latest end of the hold, ms since 1970; 0 when all places are taken.
local time = redis.call('TIME')
local at = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', at)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then
  return 0
end
local ends = at + ARGV[3]
redis.call('ZADD', KEYS[1], ends + ARGV[4], ARGV[1])
redis.call('PEXPIREAT', KEYS[1], ends + ARGV[4])
return ends
