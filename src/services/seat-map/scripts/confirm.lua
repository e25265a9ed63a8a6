-- The reservation has been committed: counts it, once. To be called as often as one likes.
-- KEYS  1 seats   2 map   3 reservations   4 pending   5 lease of the map's loader
-- ARGV  1 reservation id
-- Result: 1 confirmed now, 0 there is no such reservation (any more).
local text = redis.call('HGET', KEYS[3], ARGV[1])
if not text then
  return 0
end
redis.call('HDEL', KEYS[3], ARGV[1])
-- Who is loading the map has read the database before this, and does not see the reservation any more.
redis.call('DEL', KEYS[5])
-- Lets whoever compares counters with bookings see that something was counted meanwhile.
redis.call('HINCRBY', KEYS[4], 'confirmed', 1)
local reservation = cjson.decode(text)
local field = tostring(reservation.flight)
if reservation.kind == 'book' then
  redis.call('HINCRBY', KEYS[4], field .. ':bookings', #reservation.seats)
  redis.call('HINCRBY', KEYS[4], field .. ':revenue', reservation.cents)
  return 1
end
redis.call('HINCRBY', KEYS[4], field .. ':bookings', -1)
redis.call('HINCRBY', KEYS[4], field .. ':revenue', -reservation.cents)
if redis.call('EXISTS', KEYS[2]) == 1 then
  if #reservation.seats == 0 then
    redis.call('DEL', KEYS[1], KEYS[2])
  end
  for _, seat in ipairs(reservation.seats) do
    redis.call('SETBIT', KEYS[1], seat, 0)
    redis.call('HINCRBY', KEYS[2], 'booked', -1)
  end
end
return 1
