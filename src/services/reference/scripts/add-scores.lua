-- Adds to the scores of many members of a sorted set.
-- KEYS  1 sorted set
-- ARGV  by how much, member, by how much, member, …
-- Result: how many members were given.
for i = 1, #ARGV, 2 do
  redis.call('ZINCRBY', KEYS[1], ARGV[i], ARGV[i + 1])
end
return #ARGV / 2
