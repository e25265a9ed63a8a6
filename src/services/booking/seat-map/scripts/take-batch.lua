-- Returns the batch to be written: the outstanding one, or a new one of all pending counters.
-- KEYS  1 pending   2 batch
-- ARGV  1 id for a new batch
-- Result: {field, value, …} with the batch's id as field 'id'; empty when nothing is pending.
if redis.call('EXISTS', KEYS[2]) == 0 then
  if redis.call('EXISTS', KEYS[1]) == 0 then
    return {}
  end
  redis.call('RENAME', KEYS[1], KEYS[2])
  redis.call('HSET', KEYS[2], 'id', ARGV[1])
end
return redis.call('HGETALL', KEYS[2])
