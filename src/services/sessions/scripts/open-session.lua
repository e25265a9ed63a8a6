-- Reads a session. Records the use if the last recorded use is old enough: extends the TTL and adds the activity. A server that
-- refuses writes still lets a session be read. A full server accepts a script whose first write needs no memory.
-- KEYS  1 session
-- ARGV  1 idle TTL, ms   2 minimum time between recorded uses, ms   3 page views to add   4 searches to add
-- Result: the session as JSON; nil when there is no such session.
local times = redis.call('HMGET', KEYS[1], 'lastSeenAt', 'absoluteExpiresAt')
if not times[1] then
  return nil
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local left = times[2] - now
if left <= 0 then
  redis.pcall('DEL', KEYS[1])
  return nil
end
local noted = 0
local is_due = now - times[1] >= tonumber(ARGV[2])
if is_due and redis.pcall('PEXPIRE', KEYS[1], math.min(ARGV[1], left)) == 1 then
  noted = 1
  redis.call('HSET', KEYS[1], 'lastSeenAt', now)
  redis.call('HINCRBY', KEYS[1], 'pageViews', ARGV[3])
  redis.call('HINCRBY', KEYS[1], 'searches', ARGV[4])
end
return json_of(redis.call('HGETALL', KEYS[1]), noted)
