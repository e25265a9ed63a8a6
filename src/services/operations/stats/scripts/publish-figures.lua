-- Keeps what an instance has counted for the others to read, and removes those that have been silent for too long.
-- KEYS  1 sorted set of the instances, by when they last wrote, in milliseconds of this server's clock; 2 string, the figures
-- ARGV  the instance's id, its figures, for how long they are good, milliseconds
-- Result: 1.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
