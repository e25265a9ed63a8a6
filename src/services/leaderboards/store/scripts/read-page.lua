-- Reads a part of a window, highest score first. Equal scores are in the reverse order of the bytes of their members.
-- KEYS  1 window
-- ARGV  1 minimum score or '-inf'   2 maximum score or '+inf'   3 offset   4 limit
--       5 TTL of a window in use in ms, 0 for no expiry
-- Result: {definition, filled at, members, members in the range, members above it, member, score, ...}; nil if the window
--       has not been built.
local meta = redis.call('HMGET', KEYS[1] .. ':meta', 'definition', 'filledAt')
if not meta[1] then
  return nil
end
renew_ttl(KEYS[1], ARGV[5])
local above = ARGV[2] == '+inf' and 0 or redis.call('ZCOUNT', KEYS[1], '(' .. ARGV[2], '+inf')
local result = {
  meta[1], meta[2], redis.call('ZCARD', KEYS[1]), redis.call('ZCOUNT', KEYS[1], ARGV[1], ARGV[2]), above,
}
local found = redis.call('ZRANGE', KEYS[1], ARGV[2], ARGV[1], 'BYSCORE', 'REV', 'LIMIT', ARGV[3], ARGV[4], 'WITHSCORES')
for _, text in ipairs(found) do
  result[#result + 1] = text
end
return result
