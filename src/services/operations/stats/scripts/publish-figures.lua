-- Publishes the figures of an instance for other instances, and removes silent instances.
-- KEYS  1 sorted set of instances, scored by their last write (this server's clock, ms)   2 string of the figures
-- ARGV  1 instance id   2 figures   3 TTL of the figures, ms
-- Result: 1.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
