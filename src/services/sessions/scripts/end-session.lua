-- Ends a session.
-- KEYS  1 session
-- Result: {field, value, …} of the deleted session; empty when there is none.
local fields = redis.call('HGETALL', KEYS[1])
redis.call('DEL', KEYS[1])
return fields
