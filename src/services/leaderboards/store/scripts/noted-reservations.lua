-- Lists the reservations of score events that were applied since the rebuild of a window began.
-- KEYS  1 window
-- Result: {reservation id, ...}
local result = {}
for _, text in ipairs(redis.call('LRANGE', KEYS[1] .. ':log', 0, -1)) do
  result[#result + 1] = cjson.decode(text)[1]
end
return result
