-- Reservations that were applied since a window began to be filled.
-- KEYS  1 window
-- Result: {reservation id, …}
local result = {}
for _, text in ipairs(redis.call('LRANGE', KEYS[1] .. ':log', 0, -1)) do
  result[#result + 1] = cjson.decode(text)[1]
end
return result
