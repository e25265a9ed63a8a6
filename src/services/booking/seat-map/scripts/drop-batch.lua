-- Deletes a batch that has been written, unless another has taken its place.
-- KEYS  1 batch
-- ARGV  1 id
-- Result: 1 deleted, 0 it was not there.
if redis.call('HGET', KEYS[1], 'id') == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
