-- Ends a session.
-- KEYS  1 session
-- Result: {field, value, …} as it was; empty when there is no such session.
local was = redis.call('HGETALL', KEYS[1])
redis.call('DEL', KEYS[1])
return was
