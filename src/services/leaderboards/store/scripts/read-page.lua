-- A part of a window, highest score first; members with the same score in the reverse order of their bytes.
-- KEYS  1 window
-- ARGV  1 least score, or '-inf'   2 greatest, or '+inf'   3 how many to pass over   4 how many to answer
--       5 how long a window lives that is used, ms; 0 for ever
-- Result: {definition, filled at, members, members with a score in the range, members above it, member, score, …}; nil when
--       there is no such window.
local meta = redis.call('HMGET', KEYS[1] .. ':meta', 'definition', 'filledAt')
if not meta[1] then
  return nil
end
keep(KEYS[1], ARGV[5])
local above = ARGV[2] == '+inf' and 0 or redis.call('ZCOUNT', KEYS[1], '(' .. ARGV[2], '+inf')
local result = {
  meta[1], meta[2], redis.call('ZCARD', KEYS[1]), redis.call('ZCOUNT', KEYS[1], ARGV[1], ARGV[2]), above,
}
local found = redis.call('ZRANGE', KEYS[1], ARGV[2], ARGV[1], 'BYSCORE', 'REV', 'LIMIT', ARGV[3], ARGV[4], 'WITHSCORES')
for _, text in ipairs(found) do
  result[#result + 1] = text
end
return result
