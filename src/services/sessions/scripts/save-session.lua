-- Sets and removes fields of an existing session. A session that has ended stays ended.
-- KEYS  1 session
-- ARGV  1 number of fields to set   then field, value, …   then the fields to remove
-- Result: 1 saved, 0 no such session.
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
