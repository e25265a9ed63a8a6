-- Releases a lease without a fill, if it still contains this token.
-- KEYS  1 lease
-- ARGV  1 token
-- Result: 1 released, 0 another token, or no lease.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
