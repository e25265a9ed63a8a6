-- Reads a member of a window and its neighbours, in the order of read-page.
-- KEYS  1 window
-- ARGV  1 member   2 neighbours on each side   3 TTL of a window in use in ms, 0 for no expiry
-- Result: {definition, filled at, members, rank of the first result from 0, member, score, ...}; rank -1 and nothing after it
--       if the member has no score; nil if the window has not been built.
local meta = redis.call('HMGET', KEYS[1] .. ':meta', 'definition', 'filledAt')
if not meta[1] then
  return nil
end
renew_ttl(KEYS[1], ARGV[3])
local rank = redis.call('ZREVRANK', KEYS[1], ARGV[1])
local first = rank and math.max(0, rank - ARGV[2]) or -1
local result = { meta[1], meta[2], redis.call('ZCARD', KEYS[1]), first }
if rank then
  for _, text in ipairs(redis.call('ZRANGE', KEYS[1], first, rank + ARGV[2], 'REV', 'WITHSCORES')) do
    result[#result + 1] = text
  end
end
return result
