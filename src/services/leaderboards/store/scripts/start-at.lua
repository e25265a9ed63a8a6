-- Sets the position of a new board in each stream of score events, unless the board has been dropped meanwhile.
-- KEYS  1 head of the board
-- ARGV  shard, id of its last event, ...
-- Result: nil.
if redis.call('HEXISTS', KEYS[1], 'definition') == 1 then
  for i = 1, #ARGV, 2 do
    redis.call('HSETNX', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
return nil
