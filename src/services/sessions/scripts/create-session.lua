-- Creates a session.
-- KEYS  1 session
-- ARGV  1 idle TTL, ms   2 absolute lifetime, ms   3… field, value, …
-- Result: {start, absolute end}, ms since 1970.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ends = now + ARGV[2]
redis.call('HSET', KEYS[1], 'createdAt', now, 'lastSeenAt', now, 'absoluteExpiresAt', ends, 'pageViews', 0, 'searches', 0)
for i = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
redis.call('PEXPIRE', KEYS[1], math.min(ARGV[1], ARGV[2]))
return { now, ends }
