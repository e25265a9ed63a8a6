-- Adds activity to an existing session without extending its TTL.
-- KEYS  1 session
-- ARGV  1 page views   2 searches
-- Result: 1 added, 0 no such session.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('HINCRBY', KEYS[1], 'pageViews', ARGV[1])
redis.call('HINCRBY', KEYS[1], 'searches', ARGV[2])
return 1
