-- Writes fields of a session that is there, and takes others away. One that has ended stays ended.
-- KEYS  1 session
-- ARGV  1 how many fields are written   then each with its value   then the fields that go
-- Result: 1 saved, 0 there is no such session.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local last = 1 + 2 * ARGV[1]
for i = 2, last, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
for i = last + 1, #ARGV do
  redis.call('HDEL', KEYS[1], ARGV[i])
end
return 1
