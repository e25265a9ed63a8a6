-- Returns the entry if it is cached by now and fresh. Otherwise takes the lease, unless another reader holds it. A value in an
-- unknown form or of another type counts as missing.
-- KEYS  1 entry   2 lease
-- ARGV  1 token   2 lifetime of the lease, ms   3 time after which the entry must still be fresh, ms since 1970
--       4 generation of the state server: an entry with tags of another one counts as missing
-- Result: the entry's value; 1 lease taken; nil another reader holds the lease.
local HEADER = '^{"etag":"[^"]*","found":%d,"gzip":%d,"stored":%d+,"fresh":(%d+),"until":%d+,"cost":[ %d]+,"gen": *(%d+)}'
local value = redis.pcall('GET', KEYS[1])
if type(value) == 'string' then
  local fresh, generation = string.match(value, HEADER)
  if fresh and (generation == '0' or generation == ARGV[4]) and tonumber(fresh) > tonumber(ARGV[3]) then
    return value
  end
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return 1
end
return nil
