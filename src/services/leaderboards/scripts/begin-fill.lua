-- Begins to fill a window anew. From now on what changes is noted: the database may be asked after this.
-- KEYS  1 head of the board   2 window
-- ARGV  1 token   2 how long the filling may take, ms   3 definition
-- Result: 1 begun, 0 somebody else is at it.
if redis.call('SET', KEYS[2] .. ':building', ARGV[1], 'NX', 'PX', ARGV[2]) == false then
  return 0
end
redis.call('DEL', KEYS[2] .. ':log')
drop(KEYS[2] .. ':next')
redis.call('HSET', KEYS[1], 'definition', ARGV[3])
return 1
