-- Stores an entry, but only while the lease still holds the reader's token: an invalidation deletes the lease, so what
-- was loaded before it is refused here. The lease ends either way it is ours.
-- KEYS  1 entry   2 lease
-- ARGV  1 token   2 value   3 how long the entry lives, ms
-- Result: 1 stored, 0 refused.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return 1
