-- Compares members of a window with its rebuilt copy. Both follow score events, so they are equal at every moment.
-- KEYS  1 window
-- ARGV  members
-- Result: {member, score or '', score in the copy or '', ...} of those that differ; nil if there is no copy.
if redis.call('EXISTS', KEYS[1] .. ':next:meta') == 0 then
  return nil
end
local old = redis.call('ZMSCORE', KEYS[1], unpack(ARGV))
local new = redis.call('ZMSCORE', KEYS[1] .. ':next', unpack(ARGV))
local result = {}
for i, member in ipairs(ARGV) do
  if old[i] ~= new[i] then
    result[#result + 1] = member
    result[#result + 1] = old[i] or ''
    result[#result + 1] = new[i] or ''
  end
end
return result
