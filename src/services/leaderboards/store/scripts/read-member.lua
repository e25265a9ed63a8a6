-- A member of a window and its neighbours, in the order of read-page.
-- KEYS  1 window
-- ARGV  1 member   2 how many neighbours on each side   3 how long a window lives that is used, ms; 0 for ever
-- Result: {definition, filled at, members, place of the first answered from 0, member, score, …}; the place is -1 and nothing
--       follows when it has no score; nil when there is no such window.
local meta = redis.call('HMGET', KEYS[1] .. ':meta', 'definition', 'filledAt')
if not meta[1] then
  return nil
end
keep(KEYS[1], ARGV[3])
local place = redis.call('ZREVRANK', KEYS[1], ARGV[1])
local first = place and math.max(0, place - ARGV[2]) or -1
local result = { meta[1], meta[2], redis.call('ZCARD', KEYS[1]), first }
if place then
  for _, text in ipairs(redis.call('ZRANGE', KEYS[1], first, place + ARGV[2], 'REV', 'WITHSCORES')) do
    result[#result + 1] = text
  end
end
return result
