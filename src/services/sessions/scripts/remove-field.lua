-- Removes a field of a session if it still has this value.
-- KEYS  1 session
-- ARGV  1 field   2 value
-- Result: 1 removed, 0 it has another value or does not exist.
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then
  return redis.call('HDEL', KEYS[1], ARGV[1])
end
return 0
