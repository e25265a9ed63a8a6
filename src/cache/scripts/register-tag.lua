-- Adds an entry's key to a tag's index for the longest lifetime of the entry, and removes expired keys. A key is never removed
-- earlier, because a reader may register and fill during an invalidation.
-- KEYS  1 tag index (sorted set of keys, scored by their expiry, ms since 1970)
-- ARGV  1 key of the entry   2 longest lifetime of the entry, ms   3 maximum number of keys in the index
-- Result: 1 registered, 0 index full.
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
