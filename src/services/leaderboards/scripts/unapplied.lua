-- Reservations of a shard that a board may still be told of: those that are open, and those that were confirmed and have not
-- been applied to all boards.
-- KEYS  1 reservations   2 moves
-- Result: {reservation id, …}
local result = redis.call('HKEYS', KEYS[1])
for _, move in ipairs(redis.call('XRANGE', KEYS[2], '-', '+')) do
  result[#result + 1] = move[2][2]
end
return result
