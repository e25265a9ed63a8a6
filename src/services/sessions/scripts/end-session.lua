-- Ends a session.
-- KEYS  1 session
-- Result: the deleted session as JSON; nil when there is none.
local fields = redis.call('HGETALL', KEYS[1])
redis.call('DEL', KEYS[1])
return json_of(fields, 0)
