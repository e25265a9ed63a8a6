-- Begins a rebuild of a window. From now on score events are recorded in the window's log, so the snapshot of the database may
-- follow.
-- KEYS  1 head of the board   2 window
-- ARGV  1 token   2 time limit in ms   3 definition
-- Result: 1 begun; 2 begun, and the board is new; 0 another process rebuilds the window.
if redis.call('SET', KEYS[2] .. ':building', ARGV[1], 'NX', 'PX', ARGV[2]) == false then
  return 0
end
redis.call('DEL', KEYS[2] .. ':log')
drop(KEYS[2] .. ':next')
local is_new = redis.call('EXISTS', KEYS[1]) == 0
redis.call('HSET', KEYS[1], 'definition', ARGV[3])
return is_new and 2 or 1
