resource "aws_eks_cluster" "juchu" {
  name     = "juchu"
  role_arn = "arn:aws:iam::111122223333:role/juchu-cluster"

  vpc_config { # <- here
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"]
  }
}
