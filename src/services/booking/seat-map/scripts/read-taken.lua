-- Reads the seats of a flight that the database does not know as taken. For a flight without a seat map.
-- KEYS  1 holds   2 reservations
-- ARGV  1 flight
-- Result: {{held seat, …}, {reserved seat, …}}
local held = {}
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now(), '+inf')) do
  held[#held + 1] = tonumber((parts(member)))
end
local reserved = {}
local all = redis.call('HGETALL', KEYS[2])
for i = 2, #all, 2 do
  local reservation = cjson.decode(all[i])
  if reservation.flight == tonumber(ARGV[1]) then
    for _, seat in ipairs(reservation.seats) do
      reserved[#reserved + 1] = seat
    end
  end
end
return { held, reserved }
