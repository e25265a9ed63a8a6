-- Gives an attempt back that did not fail. A window that has ended is not begun again.
-- KEYS  1 attempts
-- Result: attempts left in the window; 0 when it has ended.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
return redis.call('DECR', KEYS[1])
