-- Stores an entry if the lease still contains the reader's token, and deletes the lease. An invalidation deletes the lease, so
-- values loaded before the invalidation are refused.
-- KEYS  1 entry   2 lease
-- ARGV  1 token   2 value   3 lifetime of the entry, ms
-- Result: 1 stored, 0 refused.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return 1
