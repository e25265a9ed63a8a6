-- Deletes a written batch, unless another batch has replaced it.
-- KEYS  1 batch
-- ARGV  1 id
-- Result: 1 deleted, 0 no such batch.
if redis.call('HGET', KEYS[1], 'id') == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
