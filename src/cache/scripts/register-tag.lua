-- Adds an entry's key to a tag's index until the entry can no longer live, and removes keys whose time has passed.
-- A member is never removed before that: a reader may register, and fill, while an invalidation is at work.
-- KEYS  1 tag index (sorted set of keys by the time, in ms, until which they may live)
-- ARGV  1 key of the entry   2 how long it may live, ms   3 how many keys the index may have
-- Result: 1 registered, 0 the index is full.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) and not redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  return 0
end
redis.call('ZADD', KEYS[1], 'GT', now + ARGV[2], ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
