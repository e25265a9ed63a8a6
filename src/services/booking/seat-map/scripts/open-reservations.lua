-- Lists reservations that have been open for some time.
-- KEYS  1 reservations
-- ARGV  1 minimum age, ms
-- Result: {reservation id, flight, …}
local before = now() - ARGV[1]
local result = {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local reservation = cjson.decode(all[i + 1])
  if reservation.at <= before then
    result[#result + 1] = all[i]
    result[#result + 1] = reservation.flight
  end
end
return result
