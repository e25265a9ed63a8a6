-- Adds what was counted to a session that is there. It does not live on for that.
-- KEYS  1 session
-- ARGV  1 page views   2 searches
-- Result: 1 added, 0 there is no such session.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('HINCRBY', KEYS[1], 'pageViews', ARGV[1])
redis.call('HINCRBY', KEYS[1], 'searches', ARGV[2])
return 1
