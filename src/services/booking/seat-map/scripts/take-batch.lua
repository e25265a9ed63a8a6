-- The batch of deltas to be written: the one that is outstanding, or all that is pending.
-- KEYS  1 pending   2 batch
-- ARGV  1 id for a new batch
-- Result: {field, value, …}, the id among them as the field 'id'; empty when there is nothing.
if redis.call('EXISTS', KEYS[2]) == 0 then
  if redis.call('EXISTS', KEYS[1]) == 0 then
    return {}
  end
  redis.call('RENAME', KEYS[1], KEYS[2])
  redis.call('HSET', KEYS[2], 'id', ARGV[1])
end
return redis.call('HGETALL', KEYS[2])
