-- Extends the time limit of a rebuild.
-- KEYS  1 window
-- ARGV  1 token   2 time limit from now in ms
-- Result: 1 extended; 0 another process has begun a rebuild.
if redis.call('GET', KEYS[1] .. ':building') ~= ARGV[1] then
  return 0
end
redis.call('PEXPIRE', KEYS[1] .. ':building', ARGV[2])
redis.call('PEXPIRE', KEYS[1] .. ':log', ARGV[2])
return 1
