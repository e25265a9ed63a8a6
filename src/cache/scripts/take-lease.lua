-- Answers the entry if it is there by now and fresh; else takes the lease, unless another reader holds it. What lies there
-- in another form than ours counts as missing.
-- KEYS  1 entry   2 lease
-- ARGV  1 token   2 how long the lease lasts, ms   3 the entry must be fresh beyond this time, ms since 1970
-- Result: the entry's value, or 1 when the lease was taken, or nil when another holds it.
local value = redis.call('GET', KEYS[1])
if value then
  local fresh = string.match(value, '^{"etag":"[^"]*","found":%d,"gzip":%d,"stored":%d+,"fresh":(%d+)')
  if fresh and tonumber(fresh) > tonumber(ARGV[3]) then
    return value
  end
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return 1
end
return nil
