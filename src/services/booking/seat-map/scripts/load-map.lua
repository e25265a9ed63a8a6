-- Stores a seat map that was read from the database, if the lease still contains this token. A commit during the load deletes
-- the lease. Adds holds and open reservations, which the database does not know. The seat of a booking that is being cancelled
-- stays taken until the cancellation is confirmed.
-- KEYS  1 bitmap   2 counts   3 holds   4 reservations   5 lease   6 seats by holder
-- ARGV  1 token   2 flight   3 bitmap   4 total   5 bookings outside the layout   6 idle TTL of the map, ms
--       7 JSON object of bookings by holder
-- Result: 1 stored, 0 refused.
if redis.call('GET', KEYS[5]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[5])
local at = now()
redis.call('SET', KEYS[1], ARGV[3])
local booked = redis.call('BITCOUNT', KEYS[1])
redis.call('DEL', KEYS[6])
for holder, seats in pairs(cjson.decode(ARGV[7])) do
  redis.call('HSET', KEYS[6], holder, seats)
end
local all = redis.call('HGETALL', KEYS[4])
for i = 2, #all, 2 do
  local reservation = cjson.decode(all[i])
  if reservation.flight == tonumber(ARGV[2]) then
    for _, seat in ipairs(reservation.seats) do
      if redis.call('SETBIT', KEYS[1], seat, 1) == 0 then
        booked = booked + 1
        redis.call('HINCRBY', KEYS[6], reservation.holder or '', 1)
      end
    end
  end
end
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', at)
local held = 0
for _, member in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
  if redis.call('SETBIT', KEYS[1], tonumber((parts(member))), 1) == 0 then
    held = held + 1
  else
    redis.call('ZREM', KEYS[3], member)
  end
end
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[2], 'total', ARGV[4], 'booked', booked + ARGV[5], 'held', held, 'outside', ARGV[5])
keep(KEYS[1], KEYS[2], KEYS[6], at, ARGV[6])
return 1
