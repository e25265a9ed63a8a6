-- Gives whoever fills a window more time.
-- KEYS  1 window
-- ARGV  1 token   2 how long the filling may take from now on, ms
-- Result: 1 renewed, 0 somebody else has begun since.
if redis.call('GET', KEYS[1] .. ':building') ~= ARGV[1] then
  return 0
end
redis.call('PEXPIRE', KEYS[1] .. ':building', ARGV[2])
redis.call('PEXPIRE', KEYS[1] .. ':log', ARGV[2])
return 1
