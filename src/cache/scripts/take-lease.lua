-- Answers the entry if it is there by now; else takes the lease, unless another reader holds it.
-- KEYS  1 entry   2 lease
-- ARGV  1 token   2 how long the lease lasts, ms
-- Result: the entry's value, or 1 when the lease was taken, or nil when another holds it.
local value = redis.call('GET', KEYS[1])
if value then
  return value
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return 1
end
return nil
