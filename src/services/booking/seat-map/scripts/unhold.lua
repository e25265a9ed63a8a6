-- Releases a hold.
-- KEYS  1 bitmap   2 counts   3 holds
-- ARGV  1 hold id   2 holder, or empty for any
-- Result: the holder of the released hold; 0 no such hold, -1 the hold has another holder.
expire(KEYS[1], KEYS[2], KEYS[3], now())
for _, member in ipairs(redis.call('ZRANGE', KEYS[3], 0, -1)) do
  local seat, id, holder = parts(member)
  if id == ARGV[1] then
    if ARGV[2] ~= '' and holder ~= ARGV[2] then
      return -1
    end
    redis.call('ZREM', KEYS[3], member)
    if is_mapped(KEYS[2]) then
      redis.call('SETBIT', KEYS[1], seat, 0)
      redis.call('HINCRBY', KEYS[2], 'held', -1)
    end
    return holder
  end
end
return 0
