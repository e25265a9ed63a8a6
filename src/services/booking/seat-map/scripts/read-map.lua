-- Reads a seat map. A server that refuses writes still lets it be read; ended holds may then be shown as held.
-- KEYS  1 bitmap   2 counts   3 holds   4 seats by holder
-- ARGV  1 idle TTL of the map, ms; 0 does not extend it
-- Result: {total, booked, held, bitmap, held seat, held seat, …}; nil when no map is loaded.
local at = now()
pcall(expire, KEYS[1], KEYS[2], KEYS[3], at)
local map = redis.pcall('HMGET', KEYS[2], 'total', 'booked', 'held')
if not map[1] then
  return nil
end
if tonumber(ARGV[1]) > 0 then
  pcall(keep, KEYS[1], KEYS[2], KEYS[4], at, ARGV[1])
end
local result = { tonumber(map[1]), tonumber(map[2]), tonumber(map[3]), redis.call('GET', KEYS[1]) }
for _, member in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
  result[#result + 1] = tonumber((parts(member)))
end
return result
