-- Deletes the mark of an idempotency key, unless another request owns it.
-- KEYS  1 mark
-- ARGV  1 value of the mark
-- Result: 1 deleted, 0 another value, or no mark.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
