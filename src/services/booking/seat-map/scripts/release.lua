-- Releases a reservation that cannot be committed any more. May be repeated. A seat that was held is held again until the end
-- of its hold.
-- KEYS  1 bitmap   2 counts   3 holds   4 reservations   5 lease of the map's loader   6 seats by holder
-- ARGV  1 reservation id
-- Result: 1 released, 0 no such open reservation.
local text = redis.call('HGET', KEYS[4], ARGV[1])
if not text then
  return 0
end
redis.call('HDEL', KEYS[4], ARGV[1])
redis.call('DEL', KEYS[5])
local reservation = cjson.decode(text)
if reservation.kind ~= 'book' then
  -- A map that was loaded meanwhile shows the seat as taken. Drop it, so that the next reader loads it from the database.
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[6])
  return 1
end
local at = now()
local again = {}
for _, hold in ipairs(reservation.holds) do
  if hold.ends > at then
    put_hold(KEYS[3], hold.member, hold.ends)
    again[tonumber((parts(hold.member)))] = true
  end
end
if is_mapped(KEYS[2]) then
  for _, seat in ipairs(reservation.seats) do
    redis.call('HINCRBY', KEYS[2], 'booked', -1)
    add_seats(KEYS[6], KEYS[2], reservation.holder or '', -1)
    if again[seat] then
      redis.call('HINCRBY', KEYS[2], 'held', 1)
    else
      redis.call('SETBIT', KEYS[1], seat, 0)
    end
  end
end
return 1
