-- Reads a session without recording its use.
-- KEYS  1 session
-- Result: the session as JSON; nil when there is none.
return json_of(redis.call('HGETALL', KEYS[1]), 0)
