resource "google_notebooks_instance" "analysis" {
  name         = "analysis"
  location     = "asia-northeast1-b"
  machine_type = "e2-standard-4"

  vm_image {
    project      = "deeplearning-platform-release"
    image_family = "common-cpu-notebooks"
  }

  metadata = {
    notebook-disable-downloads = "true"
    notebook-disable-nbconvert = "true"
  }
}
